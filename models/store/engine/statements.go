package engine

import (
	"context"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// StatementCounter is called for every SQL statement that was executed on behalf of a context,
// but for the beginning and end of transactions. It learns neither the statement nor a value.
type StatementCounter func(ctx context.Context)

// gormConfig keeps GORM's own log silent: it would print the values of queries. counter may be
// nil.
func gormConfig(counter StatementCounter) *gorm.Config {
	config := &gorm.Config{Logger: logger.Discard, SkipDefaultTransaction: true, TranslateError: true}
	if counter != nil {
		config.Logger = countingLogger{logger.Discard, counter}
	}
	return config
}

// countingLogger counts what GORM would have it log, and logs nothing.
type countingLogger struct {
	logger.Interface
	counter StatementCounter
}

// LogMode implements logger.Interface: no level makes it log.
func (l countingLogger) LogMode(logger.LogLevel) logger.Interface { return l }

// Trace implements logger.Interface. The function that would write the statement out, with its
// values, is not called.
func (l countingLogger) Trace(ctx context.Context, _ time.Time, _ func() (sql string, rows int64), _ error) {
	l.counter(ctx)
}
