import { metrics, trace, type Meter } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { AlwaysOnSampler, BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';

/** Milliseconds a collector gets. A night must not wait for one that is away. */
const PATIENCE = 3000;

export interface Sending {
  readonly meter: Meter;
  /** Sends what has come together. @throws where the collector does not take it */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Sends spans and metrics to a collector, for as long as the process lives. Loaded where the settings name one, and nowhere else. Every night is
 * seen whole: the platform in front samples one request in ten seconds, which would be the wrong one.
 */
export function startSending(root: string): Sending {
  const resource = resourceFromAttributes({ 'service.name': 'waymark' });
  const spans = new BasicTracerProvider({
    resource,
    sampler: new AlwaysOnSampler(),
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter({ url: `${root}/v1/traces`, timeoutMillis: PATIENCE }), {
        exportTimeoutMillis: PATIENCE,
      }),
    ],
  });
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({ url: `${root}/v1/metrics`, timeoutMillis: PATIENCE }),
    exportTimeoutMillis: PATIENCE,
  });
  const figures = new MeterProvider({ resource, readers: [reader] });
  trace.setGlobalTracerProvider(spans);
  metrics.setGlobalMeterProvider(figures);
  return {
    meter: figures.getMeter('waymark'),
    async flush() {
      await Promise.all([spans.forceFlush(), figures.forceFlush()]);
    },
    async close() {
      await Promise.all([spans.shutdown(), figures.shutdown()]);
      trace.disable();
      metrics.disable();
    },
  };
}
