-- H2 orders texts by code point; PostgreSQL does so if it is told to. Names then have the same order everywhere.
alter table study alter column name type varchar(512) collate "C";
