namespace ForecastApi.Overrides;

public enum OverrideWarningCode
{
    SmallChange,
    Upward,
    OwnRecord,
}
