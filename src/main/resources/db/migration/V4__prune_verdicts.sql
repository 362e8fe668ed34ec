-- That a trial should be pruned, as its study's pruner found last: at which step, why, and whether it goes on nevertheless
-- to measure how often that is wrong. Null while it never was.
alter table trial add column pruning_step integer;
alter table trial add column pruning_reason text;
alter table trial add column pruning_audited boolean;
