-- Plans that are computed after they were answered for: what was asked, and who works on it until when.
ALTER TABLE Plans ADD Request nvarchar(max) NULL;
ALTER TABLE Plans ADD ClaimedBy char(36) NULL;
ALTER TABLE Plans ADD ClaimedUntil datetime2(3) NULL;
