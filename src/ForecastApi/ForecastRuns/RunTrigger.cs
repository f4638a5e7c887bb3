namespace ForecastApi.ForecastRuns;

public enum RunTrigger
{
    Schedule,
    Api,
    Demo,
}
