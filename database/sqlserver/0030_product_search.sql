-- The SKU and the name as a search compares them, case folded; null until the service fills it.
ALTER TABLE Products ADD SearchText nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL;
