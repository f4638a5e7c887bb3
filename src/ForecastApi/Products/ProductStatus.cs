namespace ForecastApi.Products;

public enum ProductStatus
{
    Active,
    Discontinued,
}
