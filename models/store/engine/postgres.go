package engine

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

const (
	postgresConnections = 16
	postgresTimeout     = 5 * time.Second // to connect
)

// openPostgres opens the pool of a PostgreSQL database or of one that speaks its protocol.
func openPostgres(ctx context.Context, databaseURL string, counter StatementCounter) (*gorm.DB, error) {
	config, err := pgx.ParseConfig(databaseURL)
	if err != nil {
		return nil, ErrDatabaseURL
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = postgresTimeout
	}
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(postgresConnections)
	db.SetMaxIdleConns(postgresConnections)
	if err := db.PingContext(ctx); err != nil {
		server := net.JoinHostPort(config.Host, strconv.Itoa(int(config.Port)))
		err = fmt.Errorf("the PostgreSQL server %s is %w: %s", server, ErrUnreachable, refusal(err))
		return nil, errors.Join(err, db.Close())
	}
	pool, err := gorm.Open(postgres.New(postgres.Config{Conn: db}), gormConfig(counter))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("store: open: %w", err), db.Close())
	}
	return pool, nil
}

// refusal tells in one line why a server could not be used. pgx's own text has several, one
// for each address it tried.
func refusal(err error) string {
	if server := (*pgconn.PgError)(nil); errors.As(err, &server) {
		return server.Message
	}
	if dial := (*net.OpError)(nil); errors.As(err, &dial) {
		return dial.Err.Error()
	}
	return "no connection"
}
