import { bestForecaster } from './best-forecast.ts';
import { eloForecaster } from './elo.ts';
import { shiftedForecaster, type Forecaster } from './forecast.ts';
import { recalibratedForecaster } from './recalibrated.ts';
import { studentInformedForecaster } from './student-informed.ts';

/** Every forecaster that is not a method, a line each. None sets a level or a route. */
const FORECASTS = {
  best: bestForecaster,
  elo: eloForecaster,
  'student-informed': studentInformedForecaster,
  recalibrated: recalibratedForecaster,
  shifted: shiftedForecaster,
} satisfies Record<string, () => Forecaster>;

export type ForecastName = keyof typeof FORECASTS;

export const FORECAST_NAMES = Object.keys(FORECASTS) as ForecastName[];

export function namedForecaster(name: ForecastName): Forecaster {
  return FORECASTS[name]();
}
