package engine

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
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

// keepAlive notices within some 20 s that a server's machine is gone without a word. What waits
// for an answer then fails, and the next connection goes to the server that took over.
var keepAlive = net.KeepAliveConfig{Enable: true, Idle: 5 * time.Second, Interval: 5 * time.Second, Count: 3}

// execMode is the parameter of a URL that says how statements reach the server.
const execMode = "default_query_exec_mode"

// ParseURL reads a postgres:// URL as libpq and pgx know it, with several servers or a socket.
// ErrDatabaseURL, which repeats nothing of it, for what is none.
func ParseURL(databaseURL string) (*pgx.ConnConfig, error) {
	scheme, rest, _ := strings.Cut(databaseURL, "://")
	if strings.Trim(rest, "/") == "" || scheme != "postgres" && scheme != "postgresql" {
		return nil, ErrDatabaseURL
	}
	config, err := pgx.ParseConfig(databaseURL)
	if err != nil {
		return nil, ErrDatabaseURL // without the text: it may hold a password
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = postgresTimeout
	}
	config.DialFunc = dial(longestSilence)
	return config, nil
}

// openPostgres opens the pool of a PostgreSQL database or of one that speaks its protocol.
func openPostgres(ctx context.Context, databaseURL string, counter StatementCounter) (*gorm.DB, error) {
	config, err := ParseURL(databaseURL)
	if err != nil {
		return nil, err
	}
	if err := throughPooler(ctx, config, databaseURL); err != nil {
		return nil, fmt.Errorf("the PostgreSQL server %s is %w: %s", servers(config), ErrUnreachable, refusal(err))
	}
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(postgresConnections)
	db.SetMaxIdleConns(postgresConnections)
	pool, err := gorm.Open(postgres.New(postgres.Config{Conn: db}), gormConfig(counter))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("store: open: %w", err), db.Close())
	}
	return pool, nil
}

// throughPooler connects once and finds out whether a pooler such as PgBouncer answers: it gives
// out a process number of its own. Each transaction may meet another connection of the server
// then, which knows no statement that was prepared on the one before. So none are prepared by
// name, only described, unless the URL says how.
func throughPooler(ctx context.Context, config *pgx.ConnConfig, databaseURL string) error {
	once := config.Copy()
	once.DefaultQueryExecMode = pgx.QueryExecModeExec
	conn, err := pgx.ConnectConfig(ctx, once)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	var pid uint32
	if err := conn.QueryRow(ctx, "SELECT pg_backend_pid()").Scan(&pid); err != nil {
		return err
	}
	if pid != conn.PgConn().PID() && !strings.Contains(databaseURL, execMode+"=") {
		config.DefaultQueryExecMode = pgx.QueryExecModeCacheDescribe
	}
	return nil
}

// servers lists what a configuration connects to, in its order.
func servers(config *pgx.ConnConfig) string {
	all := []string{address(config.Host, config.Port)}
	for _, f := range config.Fallbacks {
		if name := address(f.Host, f.Port); name != all[len(all)-1] { // once with TLS and once without
			all = append(all, name)
		}
	}
	return strings.Join(all, ", ")
}

// address is a server as a message names it: host and port, or a socket's folder.
func address(host string, port uint16) string {
	if strings.HasPrefix(host, "/") {
		return host
	}
	return net.JoinHostPort(host, strconv.Itoa(int(port)))
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
