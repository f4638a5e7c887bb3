using System.Text.Json.Nodes;
using ForecastApi.Forecasts;
using ForecastApi.Http;
using ForecastApi.Products;
using ForecastApi.Sales;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ForecastApi.Hosting;

/// <summary>The OpenAPI document, made from the code, and the page that shows it.</summary>
public static class SwaggerSetup
{
    public static void AddSwagger(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(
                "v1",
                new OpenApiInfo
                {
                    Title = "ForecastApi",
                    Version = "v1",
                    Description = "From the sales history to the cheapest costed production plan.",
                }
            );
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.UseAllOfToExtendReferenceSchemas();
            options.MapType<Month>(() =>
                new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^\\d{4}-\\d{2}$" }
            );
            options.MapType<Month?>(() =>
                new OpenApiSchema
                {
                    Type = JsonSchemaType.String | JsonSchemaType.Null,
                    Pattern = "^\\d{4}-\\d{2}$",
                }
            );
            options.MapType<PerMonth>(() =>
                new OpenApiSchema
                {
                    Description = "One number, or an array with one number per month.",
                    OneOf =
                    [
                        new OpenApiSchema { Type = JsonSchemaType.Number },
                        new OpenApiSchema
                        {
                            Type = JsonSchemaType.Array,
                            Items = new OpenApiSchema { Type = JsonSchemaType.Number },
                        },
                        new OpenApiSchema { Type = JsonSchemaType.Null },
                    ],
                }
            );
            options.MapType<decimal>(() => new OpenApiSchema { Type = JsonSchemaType.Number });
            options.MapType<decimal?>(() =>
                new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null }
            );
            options.MapEnum<OnError>();
            options.MapEnum<SalesBucket>();
            options.MapEnum<ProductStatus>();
            options.MapEnum<ForecastBucket>();
            options.MapEnum<SummaryBy>();
            options.IncludeXmlComments(typeof(SwaggerSetup).Assembly);
        });
    }

    /// <summary>A query parameter of an enum shows its names.</summary>
    private static void MapEnum<T>(this SwaggerGenOptions options)
        where T : struct, Enum =>
        options.MapType<QueryEnum<T>>(() =>
            new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. QueryEnum<T>.Names.Select(name => (JsonNode)name)],
            }
        );

    public static void UseSwaggerPages(this WebApplication app)
    {
        app.UseSwagger(o => o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.UseSwaggerUI(o => o.DocumentTitle = "ForecastApi");
    }
}
