-- Studies from before behave as they did: every ending gives a trial another attempt.
alter table study_spec add column lease_retry_on varchar array default array['LOST', 'ERROR', 'RELEASED'] not null;
