-- The earlier studies from which a study learns. No foreign key holds them: they may be deleted, and their ids are never
-- reused.
create table study_earlier (
    study_id    bigint not null,
    position    integer not null,
    earlier_id  bigint not null,
    -- what the earlier study had finished when this one was made is learnt from; finished trials never change
    revision    bigint not null,
    primary key (study_id, position),
    foreign key (study_id) references study on delete cascade
);
