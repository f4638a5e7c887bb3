-- The strategy that is carried out, and the plans without their months: what lists and comparisons read.
ALTER TABLE Plans ADD Accepted varchar(50) NULL;
ALTER TABLE Plans ADD Summary nvarchar(max) NULL;
