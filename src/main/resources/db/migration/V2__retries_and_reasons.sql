-- Studies from before behave as they did: every ending gives a trial another attempt.
alter table study_spec add column lease_retry_on varchar array default array['LOST', 'ERROR', 'RELEASED'] not null;

-- So many trials that fail one after the other pause the study; 0 for never.
alter table study_spec add column pause_after_failures integer default 10 not null;

-- How many have, and why a study is not ACTIVE.
alter table study add column failures_in_row integer default 0 not null;
alter table study add column reason text;
update study set reason = coalesce(
    (select 'The budget of ' || p.budget_trials || case p.budget_trials when 1 then ' trial' else ' trials' end || ' is spent.'
     from study_spec p
     where p.study_id = study.id and p.budget_trials <= study.handed_out),
    'The budget is spent.')
where state = 'FINISHED';
