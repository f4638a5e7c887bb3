-- How the file of an accepted import is written, as JSON; null = the default format.
ALTER TABLE Imports ADD Format nvarchar(4000) NULL;
