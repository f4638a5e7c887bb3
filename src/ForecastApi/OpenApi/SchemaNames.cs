namespace ForecastApi.OpenApi;

/// <summary>The names of the schemas: those of the types, but alerts are exceptions in the API.</summary>
public static class SchemaNames
{
    /// <summary>Returns the name of the type; of a generic one, such as Page of Product, ProductPage.</summary>
    public static string Create(Type type)
    {
        if (type.IsConstructedGenericType)
            return string.Concat(type.GetGenericArguments().Select(Create))
                + type.Name.Split('`')[0];
        return type.Namespace?.EndsWith(".Alerts", StringComparison.Ordinal) == true
            ? type.Name.Replace("Alert", "Exception", StringComparison.Ordinal)
            : type.Name.Replace("[]", "Array", StringComparison.Ordinal);
    }
}
