-- How the file of an accepted import is written, as JSON; null = the default format.
ALTER TABLE Imports ADD COLUMN Format TEXT NULL;
