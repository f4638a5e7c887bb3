-- White space around a category is not part of it.
UPDATE Products SET Category = NULLIF(LTRIM(RTRIM(Category)), N'') WHERE Category IS NOT NULL;

-- Case and accents distinguish categories, as in SQLite.
ALTER TABLE Products ALTER COLUMN Category nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL;
