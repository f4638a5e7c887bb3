-- Order lines: rows of a file that were added to an earlier row with the same key.
ALTER TABLE Imports ADD Merged bigint NOT NULL CONSTRAINT DF_Imports_Merged DEFAULT 0;
