-- How the file of an accepted import is written, as JSON; null = the default format.
ALTER TABLE Imports ADD Format nvarchar(4000) NULL;

-- The media type of a workbook is longer than the others.
ALTER TABLE Imports ALTER COLUMN MediaType varchar(100) NULL;
