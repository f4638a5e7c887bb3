-- The warnings of imports.
CREATE TABLE ImportWarnings (
    ImportId char(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
    WarningNumber bigint NOT NULL,
    Line bigint NOT NULL,
    Field nvarchar(50) NULL,
    Code varchar(30) NOT NULL,
    Message nvarchar(400) NOT NULL,
    CONSTRAINT PK_ImportWarnings PRIMARY KEY (ImportId, WarningNumber),
    CONSTRAINT FK_ImportWarnings_Import FOREIGN KEY (ImportId) REFERENCES Imports (ImportId)
);

-- The SKU, case folded, to find those that differ in case alone; null until the service fills it.
ALTER TABLE Products ADD FoldedSku nvarchar(300) COLLATE Latin1_General_100_BIN2 NULL;
CREATE INDEX IX_Products_FoldedSku ON Products (FoldedSku);
