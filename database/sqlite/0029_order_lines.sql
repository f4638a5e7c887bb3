-- Order lines: rows of a file that were added to an earlier row with the same key.
ALTER TABLE Imports ADD COLUMN Merged INTEGER NOT NULL DEFAULT 0;
