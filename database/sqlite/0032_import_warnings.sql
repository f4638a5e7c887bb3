-- The warnings of imports.
CREATE TABLE ImportWarnings (
    ImportId TEXT NOT NULL,
    WarningNumber INTEGER NOT NULL,
    Line INTEGER NOT NULL,
    Field TEXT NULL,
    Code TEXT NOT NULL,
    Message TEXT NOT NULL,
    CONSTRAINT PK_ImportWarnings PRIMARY KEY (ImportId, WarningNumber),
    CONSTRAINT FK_ImportWarnings_Import FOREIGN KEY (ImportId) REFERENCES Imports (ImportId)
) WITHOUT ROWID;

-- The SKU, case folded, to find those that differ in case alone; null until the service fills it.
ALTER TABLE Products ADD COLUMN FoldedSku TEXT NULL;
CREATE INDEX IX_Products_FoldedSku ON Products (FoldedSku);
