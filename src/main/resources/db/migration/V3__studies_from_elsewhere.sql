-- A study that was moved here brings along what it learns from earlier studies, which may be elsewhere or nowhere.
create table study_inherited (
    study_id    bigint not null,
    position    integer not null,
    -- what the earlier study was called where this one comes from
    name        varchar(512) not null,
    primary key (study_id, position),
    foreign key (study_id) references study on delete cascade
);

create table inherited_trial (
    study_id     bigint not null,
    -- the oldest first
    position     integer not null,
    -- JSON
    observation  text not null,
    primary key (study_id, position),
    foreign key (study_id) references study on delete cascade
);
