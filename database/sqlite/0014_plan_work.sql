-- Plans that are computed after they were answered for: what was asked, and who works on it until when.
ALTER TABLE Plans ADD COLUMN Request TEXT NULL;
ALTER TABLE Plans ADD COLUMN ClaimedBy TEXT NULL;
ALTER TABLE Plans ADD COLUMN ClaimedUntil TEXT NULL;
