-- What the first released schema holds: studies and trials in every state, with parts of every kind, as that release
-- wrote them (values are rounded, stamps made short). Runs as it stands on H2 and on PostgreSQL.

insert into study (id, name, state, runs_in_pool, version, spec_stamp, created_at, first_ask_at, waiting, running, complete, pruned, failed, handed_out, best_value, best_number, best_violation, revision) values
    (1, 'every kind', 'ACTIVE', false, 1, 7001, '2026-01-31 12:00:00+00', '2026-01-31 12:00:01+00', 2, 1, 3, 1, 2, 6, 0.875, 3, 0, 6),
    (2, 'define by run', 'PAUSED', false, 2, 7002, '2026-01-31 12:01:44.5+00', '2026-01-31 12:01:44.5+00', 1, 1, 2, 0, 0, 3, null, null, null, 2),
    (3, 'later', 'FINISHED', false, 2, 7003, '2026-01-31 12:01:44.5+00', '2026-01-31 12:01:44.5+00', 0, 0, 1, 0, 0, 1, 0.25, 0, 0, 1),
    (4, 'stopped', 'STOPPED', false, 2, 7004, '2026-01-31 12:01:44.5+00', '2026-01-31 12:01:44.5+00', 0, 1, 0, 0, 0, 1, null, null, null, 0);

insert into study_spec (study_id, directions, budget_trials, budget_seconds, budget_target, budget_parallel, lease_seconds, lease_attempts, sampler, pruner, objective, objective_kind, notes) values
    (1, array['MAXIMIZE'], 20, 172800, 0.99, 4, 90, 2, '{"type":"tpe","preset":"default","startupTrials":10,"candidates":24,"gamma":"linear","weights":"improvement","bandwidth":"fixed-floor","fading":true,"multivariate":null,"group":false,"constantLiar":true,"constraints":"ordering","priorWeight":1.0,"seed":42}', '{"type":"median","startupTrials":1,"warmupSteps":0,"intervalSteps":1,"minTrials":1}', '{"type":"external"}', 'external', 'Größe zählt'),
    (2, array['MINIMIZE', 'MAXIMIZE'], null, null, null, null, 3600, 3, '{"type":"random","seed":7}', '{"type":"none"}', '{"type":"external"}', 'external', ''),
    (3, array['MAXIMIZE'], 1, null, null, null, 3600, 3, '{"type":"tpe","preset":"default","startupTrials":10,"candidates":24,"gamma":"linear","weights":"improvement","bandwidth":"fixed-floor","fading":true,"multivariate":null,"group":false,"constantLiar":true,"constraints":"ordering","priorWeight":1.0,"seed":3}', '{"type":"none"}', '{"type":"external"}', 'external', ''),
    (4, array['MINIMIZE'], null, null, null, null, 3600, 3, '{"type":"random","seed":1}', '{"type":"none"}', '{"type":"external"}', 'external', '');

insert into study_parameter (study_id, position, name, kind, low, high, log, step, choices, activation, default_value) values
    (1, 0, 'optimizer', 'CATEGORICAL', null, null, null, null, '["adam","sgd"]', null, null),
    (1, 1, 'lr', 'FLOAT', 1.0E-5, 0.1, true, null, null, null, null),
    (1, 2, 'dropout', 'FLOAT', 0, 0.5, false, 0.1, null, null, null),
    (1, 3, 'layers', 'INT', 1, 4, false, 1, null, null, '2'),
    (1, 4, 'momentum', 'FLOAT', 0, 1, false, null, null, '{"optimizer":["sgd"]}', null),
    (1, 5, 'width', 'INT', 8, 512, true, 1, null, '{"layers":{"atLeast":2.0,"atMost":3.0}}', null),
    (1, 6, 'extra', 'CATEGORICAL', null, null, null, null, '["a",7,0.5,true,null]', null, null),
    (3, 0, 'optimizer', 'CATEGORICAL', null, null, null, null, '["adam","sgd"]', null, null),
    (3, 1, 'lr', 'FLOAT', 1.0E-5, 0.1, true, null, null, null, null),
    (3, 2, 'dropout', 'FLOAT', 0, 0.5, false, 0.1, null, null, null),
    (3, 3, 'layers', 'INT', 1, 4, false, 1, null, null, '2'),
    (3, 4, 'momentum', 'FLOAT', 0, 1, false, null, null, '{"optimizer":["sgd"]}', null),
    (3, 5, 'width', 'INT', 8, 512, true, 1, null, '{"layers":{"atLeast":2.0,"atMost":3.0}}', null),
    (3, 6, 'extra', 'CATEGORICAL', null, null, null, null, '["a",7,0.5,true,null]', null, null);

insert into study_constraint (study_id, position, name) values
    (1, 0, 'memory'),
    (1, 1, 'latency');

insert into study_label (study_id, position, name, label) values
    (1, 0, 'gpu', 'true'),
    (1, 1, 'zone', 'eu');

insert into study_attribute (study_id, position, name, json) values
    (1, 0, 'nested', '{"a":[1,null]}'),
    (1, 1, 'team', '"vision"');

insert into study_earlier (study_id, position, earlier_id, revision) values
    (3, 0, 1, 6);

insert into distribution (id, study_id, name, kind, low, high, log, step, choices, digest) values
    (1, 1, 'optimizer', 'CATEGORICAL', null, null, null, null, '["adam","sgd"]', 'e0037d6d8f1b3280bd6908761a8501147fb7152045cdcc8aac04d4f45f752084'),
    (2, 1, 'lr', 'FLOAT', 1.0E-5, 0.1, true, null, null, 'c9e301ebd00ba96e1b2646159b13d7096007cbb307f633ffdfe5ed5291a6643d'),
    (3, 1, 'dropout', 'FLOAT', 0, 0.5, false, 0.1, null, '0f232f522c2ceb55c5b28ccb8329caa569a4775a194147c2585ca419fdd4a002'),
    (4, 1, 'layers', 'INT', 1, 4, false, 1, null, 'f75367ce74b70a4c9d4da1a58669d733a521a5aa75b2a62d1ebd10642f635372'),
    (5, 1, 'width', 'INT', 8, 512, true, 1, null, '6594bd03d1b0085a73c17ba18ad14f4b236fc44c0e33abe85fbd3ed1fbbbd25b'),
    (6, 1, 'extra', 'CATEGORICAL', null, null, null, null, '["a",7,0.5,true,null]', '61032405bf90f44ebfbfeb3bfbcd7966e10465581e8e4430d369c5bfa95a5cbb'),
    (7, 1, 'momentum', 'FLOAT', 0, 1, false, null, null, 'a05464e7dbb7a334011819933c017cba7fba052e710eed5c4106fb95b7f14a16'),
    (8, 2, 'x', 'FLOAT', 0, 1, false, null, null, 'd6bfb19e5f3e3518d84cdc1480a2d4a856d7a6d0f1b6aace9ca23369c749ed0f'),
    (9, 2, 'kind', 'CATEGORICAL', null, null, null, null, '["a",null,true]', '1d62446f83fc018890086d81b2f41132c3e7f8fee9773e199818176ccdbf4ca7'),
    (10, 2, 'x', 'FLOAT', 0, 2, false, null, null, '447f28c1109763f92200e530a36ca58cd97d39269b0365fe91dfbf5827b4ea7f'),
    (11, 3, 'optimizer', 'CATEGORICAL', null, null, null, null, '["adam","sgd"]', 'e0037d6d8f1b3280bd6908761a8501147fb7152045cdcc8aac04d4f45f752084'),
    (12, 3, 'lr', 'FLOAT', 1.0E-5, 0.1, true, null, null, 'c9e301ebd00ba96e1b2646159b13d7096007cbb307f633ffdfe5ed5291a6643d'),
    (13, 3, 'dropout', 'FLOAT', 0, 0.5, false, 0.1, null, '0f232f522c2ceb55c5b28ccb8329caa569a4775a194147c2585ca419fdd4a002'),
    (14, 3, 'layers', 'INT', 1, 4, false, 1, null, 'f75367ce74b70a4c9d4da1a58669d733a521a5aa75b2a62d1ebd10642f635372'),
    (15, 3, 'width', 'INT', 8, 512, true, 1, null, '6594bd03d1b0085a73c17ba18ad14f4b236fc44c0e33abe85fbd3ed1fbbbd25b'),
    (16, 3, 'extra', 'CATEGORICAL', null, null, null, null, '["a",7,0.5,true,null]', '61032405bf90f44ebfbfeb3bfbcd7966e10465581e8e4430d369c5bfa95a5cbb');

insert into trial (id, study_id, number, state, attempt, worker, lease_from, lease_until, queued_at, started_at, finished_at, objective, violation, reason, sampler, out_of_space, notes, revision, parts, stamp) values
    (1000000000, 1, 0, 'COMPLETE', 1, null, null, null, null, '2026-01-31 12:00:01+00', '2026-01-31 12:00:02.5+00', 0.75, 0, null, 'tpe', false, null, 1, 109, 7005),
    (1000000001, 1, 1, 'PRUNED', 1, null, null, null, null, '2026-01-31 12:00:03.5+00', '2026-01-31 12:00:03.5+00', 0.05, 2.5, 'below the median', 'tpe', false, null, 2, 37, 7006),
    (1000000002, 1, 2, 'FAILED', 2, null, null, null, null, '2026-01-31 12:01:44.5+00', '2026-01-31 12:01:44.5+00', null, 'Infinity', 'loss is NaN (attempt 2 of 2)', 'tpe', false, null, 3, 17, 7007),
    (1000000003, 1, 3, 'COMPLETE', 1, null, null, null, null, '2026-01-31 12:01:44.5+00', '2026-01-31 12:01:44.5+00', 0.875, 0, null, 'tpe', false, null, 4, 33, 7008),
    (1000000004, 1, 4, 'WAITING', 3, null, null, null, null, '2026-01-31 12:01:44.5+00', null, null, null, null, 'tpe', false, null, null, 21, 7009),
    (1000000005, 1, 5, 'RUNNING', 1, 'w4', '2026-01-31 12:01:44.5+00', '2026-01-31 12:03:14.5+00', null, '2026-01-31 12:01:44.5+00', null, null, null, null, 'tpe', false, null, null, 13, 7010),
    (1000000006, 1, 6, 'WAITING', 1, null, null, null, '2026-01-31 12:01:44.5+00', null, null, null, null, null, null, false, null, null, 65, 7011),
    (1000000007, 1, 7, 'COMPLETE', 1, null, null, null, null, '2026-01-01 00:00:00+00', '2026-01-01 01:00:00+00', 0.5, 0, null, null, true, null, 5, 37, 7012),
    (1000000008, 1, 8, 'FAILED', 1, null, null, null, null, '2026-01-31 12:01:44.5+00', '2026-01-31 12:01:44.5+00', null, 'Infinity', 'power cut', null, true, null, 6, 1, 7013),
    (2000000000, 2, 0, 'COMPLETE', 1, null, null, null, null, '2026-01-31 12:01:44.5+00', '2026-01-31 12:01:44.5+00', 1, 0, null, 'random', false, null, 1, 7, 7014),
    (2000000001, 2, 1, 'COMPLETE', 1, null, null, null, null, '2026-01-31 12:01:44.5+00', '2026-01-31 12:01:44.5+00', 2, 0, null, 'random', false, null, 2, 7, 7015),
    (2000000002, 2, 2, 'RUNNING', 1, null, '2026-01-31 12:01:44.5+00', '2026-01-31 13:01:44.5+00', null, '2026-01-31 12:01:44.5+00', null, null, null, null, 'random', false, array['The sampler failed.', 'Its values are drawn at random.'], null, 1, 7016),
    (2000000003, 2, 3, 'WAITING', 1, null, null, null, '2026-01-31 12:01:44.5+00', null, null, null, null, null, null, false, null, null, 1, 7017),
    (3000000000, 3, 0, 'COMPLETE', 1, null, null, null, null, '2026-01-31 12:01:44.5+00', '2026-01-31 12:01:44.5+00', 0.25, 0, null, 'tpe', false, null, 1, 1, 7018),
    (4000000000, 4, 0, 'RUNNING', 1, 'w9', '2026-01-31 12:01:44.5+00', '2026-01-31 13:01:44.5+00', null, '2026-01-31 12:01:44.5+00', null, null, null, null, 'random', false, null, null, 0, 7019);

insert into trial_parameter (trial_id, role, position, name, kind, number_value, text_value, distribution_id) values
    (1000000000, 'GIVEN', 0, 'layers', 'WHOLE', 2, null, null),
    (1000000000, 'CHOSEN', 0, 'optimizer', 'TEXT', null, 'adam', 1),
    (1000000000, 'CHOSEN', 1, 'lr', 'REAL', 2.895434283869334E-4, null, 2),
    (1000000000, 'CHOSEN', 2, 'dropout', 'REAL', 0.3, null, 3),
    (1000000000, 'CHOSEN', 3, 'layers', 'WHOLE', 2, null, 4),
    (1000000000, 'CHOSEN', 4, 'width', 'WHOLE', 85, null, 5),
    (1000000000, 'CHOSEN', 5, 'extra', 'WHOLE', 7, null, 6),
    (1000000001, 'CHOSEN', 0, 'optimizer', 'TEXT', null, 'adam', 1),
    (1000000001, 'CHOSEN', 1, 'lr', 'REAL', 0.00667776449318146, null, 2),
    (1000000001, 'CHOSEN', 2, 'dropout', 'REAL', 0.5, null, 3),
    (1000000001, 'CHOSEN', 3, 'layers', 'WHOLE', 4, null, 4),
    (1000000001, 'CHOSEN', 4, 'extra', 'NOTHING', null, null, 6),
    (1000000002, 'CHOSEN', 0, 'optimizer', 'TEXT', null, 'sgd', 1),
    (1000000002, 'CHOSEN', 1, 'lr', 'REAL', 7.088106246670511E-5, null, 2),
    (1000000002, 'CHOSEN', 2, 'dropout', 'REAL', 0.1, null, 3),
    (1000000002, 'CHOSEN', 3, 'layers', 'WHOLE', 1, null, 4),
    (1000000002, 'CHOSEN', 4, 'momentum', 'REAL', 0.8351178615459592, null, 7),
    (1000000002, 'CHOSEN', 5, 'extra', 'NOTHING', null, null, 6),
    (1000000003, 'GIVEN', 0, 'optimizer', 'TEXT', null, 'sgd', null),
    (1000000003, 'CHOSEN', 0, 'optimizer', 'TEXT', null, 'sgd', 1),
    (1000000003, 'CHOSEN', 1, 'lr', 'REAL', 5.185209143928024E-4, null, 2),
    (1000000003, 'CHOSEN', 2, 'dropout', 'REAL', 0.4, null, 3),
    (1000000003, 'CHOSEN', 3, 'layers', 'WHOLE', 2, null, 4),
    (1000000003, 'CHOSEN', 4, 'momentum', 'REAL', 0.5977644549200373, null, 7),
    (1000000003, 'CHOSEN', 5, 'width', 'WHOLE', 8, null, 5),
    (1000000003, 'CHOSEN', 6, 'extra', 'REAL', 0.5, null, 6),
    (1000000004, 'CHOSEN', 0, 'optimizer', 'TEXT', null, 'adam', 1),
    (1000000004, 'CHOSEN', 1, 'lr', 'REAL', 2.4202699341373414E-4, null, 2),
    (1000000004, 'CHOSEN', 2, 'dropout', 'REAL', 0.2, null, 3),
    (1000000004, 'CHOSEN', 3, 'layers', 'WHOLE', 4, null, 4),
    (1000000004, 'CHOSEN', 4, 'extra', 'TEXT', null, 'a', 6),
    (1000000005, 'CHOSEN', 0, 'optimizer', 'TEXT', null, 'sgd', 1),
    (1000000005, 'CHOSEN', 1, 'lr', 'REAL', 0.04607806377385396, null, 2),
    (1000000005, 'CHOSEN', 2, 'dropout', 'REAL', 0.1, null, 3),
    (1000000005, 'CHOSEN', 3, 'layers', 'WHOLE', 2, null, 4),
    (1000000005, 'CHOSEN', 4, 'momentum', 'REAL', 0.9989911607764433, null, 7),
    (1000000005, 'CHOSEN', 5, 'width', 'WHOLE', 76, null, 5),
    (1000000005, 'CHOSEN', 6, 'extra', 'WHOLE', 7, null, 6),
    (1000000006, 'GIVEN', 0, 'lr', 'REAL', 0.01, null, null),
    (1000000007, 'CHOSEN', 0, 'lr', 'REAL', 5, null, null),
    (1000000008, 'CHOSEN', 0, 'optimizer', 'TEXT', null, 'adam', 1),
    (2000000000, 'CHOSEN', 0, 'x', 'REAL', 0.33888032961269365, null, 8),
    (2000000000, 'CHOSEN', 1, 'kind', 'NOTHING', null, null, 9),
    (2000000001, 'CHOSEN', 0, 'x', 'REAL', 0.2441675142005526, null, 10),
    (2000000001, 'CHOSEN', 1, 'kind', 'FLAG', 1, null, 9),
    (2000000002, 'CHOSEN', 0, 'x', 'REAL', 0.23234196261912854, null, 8),
    (2000000002, 'PROPOSED', 0, 'y', 'REAL', 0.25, null, null),
    (2000000003, 'GIVEN', 0, 'big', 'WHOLE', 9.223372036854776E18, '9223372036854775806', null),
    (3000000000, 'GIVEN', 0, 'layers', 'WHOLE', 2, null, null),
    (3000000000, 'CHOSEN', 0, 'optimizer', 'TEXT', null, 'adam', 11),
    (3000000000, 'CHOSEN', 1, 'lr', 'REAL', 2.5616939737338408E-5, null, 12),
    (3000000000, 'CHOSEN', 2, 'dropout', 'REAL', 0, null, 13),
    (3000000000, 'CHOSEN', 3, 'layers', 'WHOLE', 2, null, 14),
    (3000000000, 'CHOSEN', 4, 'width', 'WHOLE', 64, null, 15),
    (3000000000, 'CHOSEN', 5, 'extra', 'NOTHING', null, null, 16);

insert into trial_value (trial_id, position, objective) values
    (2000000000, 0, 'Infinity'),
    (2000000001, 0, 3);

insert into trial_report (trial_id, step, position, objective, at) values
    (1000000000, 0, 0, 0.1, '2026-01-31 12:00:02.5+00'),
    (1000000000, 1, 0, 0.2, '2026-01-31 12:00:02.5+00'),
    (1000000001, 0, 0, 0.05, '2026-01-31 12:00:03.5+00'),
    (1000000004, 0, 0, 0.3, '2026-01-31 12:01:44.5+00'),
    (1000000005, 0, 0, 0.4, '2026-01-31 12:01:44.5+00'),
    (1000000007, 0, 0, 0.4, '2026-01-01 01:00:00+00'),
    (2000000000, 2, 0, 0.5, '2026-01-31 12:01:44.5+00'),
    (2000000000, 2, 1, 'NaN', '2026-01-31 12:01:44.5+00'),
    (2000000001, 2, 0, 0.5, '2026-01-31 12:01:44.5+00'),
    (2000000001, 2, 1, 'NaN', '2026-01-31 12:01:44.5+00');

insert into trial_metric (trial_id, step, position, name, metric) values
    (1000000000, 0, 0, 'loss', 2.5),
    (1000000000, 1, 0, 'loss', 1.5),
    (1000000000, 1, 1, 'seconds', 3),
    (1000000005, 0, 0, 'loss', 0.5);

insert into trial_attempt (trial_id, position, attempt, worker, begun_at, ended_at, ending, reason) values
    (1000000002, 0, 1, 'w1', '2026-01-31 12:00:04.5+00', '2026-01-31 12:01:44.5+00', 'LOST', 'The lease of w1 expired.'),
    (1000000002, 1, 2, 'w2', '2026-01-31 12:01:44.5+00', '2026-01-31 12:01:44.5+00', 'ERROR', 'loss is NaN'),
    (1000000004, 0, 1, 'w1', '2026-01-31 12:01:44.5+00', '2026-01-31 12:01:44.5+00', 'RELEASED', 'preempted'),
    (1000000004, 1, 2, 'w3', '2026-01-31 12:01:44.5+00', '2026-01-31 12:01:44.5+00', 'RELEASED', 'preempted again');

insert into trial_constraint (trial_id, position, name, violation) values
    (1000000000, 0, 'latency', 0),
    (1000000000, 1, 'memory', -1),
    (1000000001, 0, 'latency', 0.5),
    (1000000001, 1, 'memory', 2),
    (1000000003, 0, 'latency', -2),
    (1000000003, 1, 'memory', -1),
    (1000000007, 0, 'latency', 0),
    (1000000007, 1, 'memory', 0);

insert into trial_attribute (trial_id, position, name, json) values
    (1000000000, 0, 'seconds', '3.5'),
    (1000000006, 0, 'why', '"a hunch"');

insert into receipt (digest, body_digest, status, headers, body, stored_at) values
    ('fc9ed743de0a201855ee4e9941424595d63e1380def46f49e77d422408843a53', 'body', 201, '{"Location":"/x"}', '{"number":0}', '2026-01-31 12:01:44.5+00');

-- The ids that come next.
alter table study alter column id restart with 5;
alter table distribution alter column id restart with 17;
