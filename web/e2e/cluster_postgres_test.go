package e2e

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// patience is how long a test of the whole program waits for anything: noise never ends it.
const patience = 10 * time.Minute

// onCluster skips a test unless several machines were asked for: it starts programs of Debian's
// packages postgresql and haproxy.
func onCluster(t *testing.T) {
	t.Helper()
	if os.Getenv("EBENMASS_TEST_CLUSTER") != "1" {
		t.Skip("EBENMASS_TEST_CLUSTER is not 1")
	}
}

// pgServer is a PostgreSQL server of the test's own.
type pgServer struct {
	folder string // of everything; data lies in its folder data
	port   int
}

// freePort is one that nobody listens on now.
func freePort(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}

// daemon is where Debian puts a program that not everybody has in the path.
func daemon(t *testing.T, name string) string {
	t.Helper()
	file := "/usr/sbin/" + name
	if _, err := os.Stat(file); err != nil {
		t.Fatalf("the package %s is missing: %v", name, err)
	}
	return file
}

// postgres runs one of the server's programs, as the user postgres where the test is root: the
// server refuses to be.
func postgres(t *testing.T, folder, name string, args ...string) {
	t.Helper()
	if out, err := postgresCommand(t, folder, name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

func postgresCommand(t *testing.T, folder, name string, args ...string) *exec.Cmd {
	t.Helper()
	bins, err := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if err != nil || len(bins) == 0 {
		t.Fatalf("%s of the package postgresql is missing: %v", name, err)
	}
	cmd := exec.Command(slices.Max(bins), args...)
	cmd.Dir = folder
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: postgresUser(t)}
	}
	return cmd
}

func postgresUser(t *testing.T) *syscall.Credential {
	t.Helper()
	who, err := user.Lookup("postgres")
	if err != nil {
		t.Fatal(err)
	}
	uid, err := strconv.ParseUint(who.Uid, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	gid, err := strconv.ParseUint(who.Gid, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

// newServer makes a folder for a server.
func newServer(t *testing.T) *pgServer {
	t.Helper()
	folder, err := os.MkdirTemp("", "ebenmass-pg-") // a short path: sockets have no room for others
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	if os.Getuid() == 0 {
		c := postgresUser(t)
		if err := os.Chown(folder, int(c.Uid), int(c.Gid)); err != nil {
			t.Fatal(err)
		}
	}
	return &pgServer{folder: folder, port: freePort(t)}
}

func (p *pgServer) data() string { return filepath.Join(p.folder, "data") }

// start starts a server with settings of its own, until the test ends.
func (p *pgServer) start(t *testing.T, settings ...string) {
	t.Helper()
	options := fmt.Sprintf("-p %d -k %s -c listen_addresses=127.0.0.1 -c shared_buffers=64MB -c hot_standby=on", p.port, p.folder)
	for _, s := range settings {
		options += " -c " + s
	}
	// What it starts must not hold the test's pipes.
	postgres(t, p.folder, "pg_ctl", "-D", p.data(), "-w", "-t", "120", "-l", filepath.Join(p.folder, "log"), "-o", options, "start")
	t.Cleanup(func() {
		if _, err := os.Stat(filepath.Join(p.data(), "postmaster.pid")); err == nil {
			_ = postgresCommand(t, p.folder, "pg_ctl", "-D", p.data(), "-w", "-m", "immediate", "stop").Run()
		}
	})
}

// openPrimary starts an empty server that takes a standby.
func openPrimary(t *testing.T) *pgServer {
	t.Helper()
	p := newServer(t)
	postgres(t, p.folder, "initdb", "-D", p.data(), "-U", "ebenmass", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
	p.start(t)
	postgres(t, p.folder, "createdb", "-h", "127.0.0.1", "-p", strconv.Itoa(p.port), "-U", "ebenmass", "ebenmass")
	return p
}

// openStandby starts a standby, and has the primary wait for it with every commit: what somebody
// was told is stored, is stored at both.
func openStandby(t *testing.T, primary *pgServer) *pgServer {
	t.Helper()
	s := newServer(t)
	postgres(t, s.folder, "pg_basebackup", "-D", s.data(), "-h", "127.0.0.1", "-p", strconv.Itoa(primary.port), "-U", "ebenmass", "-R", "-X", "stream", "-c", "fast")
	s.start(t)
	// Not in the primary's files, which the copy has: promoted, it has no standby to wait for.
	postgres(t, primary.folder, "pg_ctl", "-D", primary.data(), "-w", "-m", "fast", "stop")
	primary.start(t, "synchronous_standby_names=*", "synchronous_commit=on")
	await(t, "the standby to be synchronous", func() bool {
		return query[int](t, primary, "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == 1
	})
	return s
}

// kill ends a server as a power cut does.
func (p *pgServer) kill(t *testing.T) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(p.data(), "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.SplitN(string(text), "\n", 2)[0])
	if err != nil {
		t.Fatal(err)
	}
	children, err := exec.Command("pgrep", "-P", strconv.Itoa(pid)).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range append([]string{strconv.Itoa(pid)}, strings.Fields(string(children))...) {
		child, err := strconv.Atoi(field)
		if err != nil {
			t.Fatal(err)
		}
		_ = syscall.Kill(child, syscall.SIGKILL) // one that has ended by itself is gone
	}
	_ = os.Remove(filepath.Join(p.data(), "postmaster.pid")) // so that nobody stops it again
}

// promote makes a standby the server that takes writes.
func (p *pgServer) promote(t *testing.T) {
	t.Helper()
	postgres(t, p.folder, "pg_ctl", "-D", p.data(), "-w", "-t", "120", "promote")
}

// serversURL names servers as the shop is told of them: it uses the one that takes writes.
func serversURL(servers ...*pgServer) string {
	var hosts []string
	for _, p := range servers {
		hosts = append(hosts, fmt.Sprintf("127.0.0.1:%d", p.port))
	}
	return "postgres://ebenmass@" + strings.Join(hosts, ",") + "/ebenmass?sslmode=disable&target_session_attrs=read-write"
}

// query reads one value.
func query[T any](t *testing.T, p *pgServer, sql string) (value T) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), fmt.Sprintf("postgres://ebenmass@127.0.0.1:%d/ebenmass?sslmode=disable", p.port))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	if err := conn.QueryRow(t.Context(), sql).Scan(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

// await waits until something holds.
func await(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !holds(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}
