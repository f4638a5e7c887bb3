-- The SKU and the name as a search compares them, case folded; null until the service fills it.
ALTER TABLE Products ADD COLUMN SearchText TEXT NULL;
