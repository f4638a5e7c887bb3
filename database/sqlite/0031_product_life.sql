-- The months in which a product is sold; null = without limit.
ALTER TABLE Products ADD COLUMN LaunchMonth TEXT NULL;
ALTER TABLE Products ADD COLUMN EndMonth TEXT NULL;

-- The same at the time of the run, for comparisons of runs.
ALTER TABLE ForecastProducts ADD COLUMN LaunchMonth TEXT NULL;
ALTER TABLE ForecastProducts ADD COLUMN EndMonth TEXT NULL;
