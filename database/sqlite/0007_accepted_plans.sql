-- The strategy that is carried out, and the plans without their months: what lists and comparisons read.
ALTER TABLE Plans ADD COLUMN Accepted TEXT NULL;
ALTER TABLE Plans ADD COLUMN Summary TEXT NULL;
