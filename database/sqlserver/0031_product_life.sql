-- The months in which a product is sold; null = without limit.
ALTER TABLE Products ADD LaunchMonth date NULL;
ALTER TABLE Products ADD EndMonth date NULL;

-- The same at the time of the run, for comparisons of runs.
ALTER TABLE ForecastProducts ADD LaunchMonth date NULL;
ALTER TABLE ForecastProducts ADD EndMonth date NULL;
