package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"sync"
	"time"

	"ebenmass/models/store"
)

// customers fills a database with customers, and measures how long a shop that has them takes to
// open it, and how long a sweep, and a rotation of the master key, keep others from writing:
//
//	go run ./web/e2e/load customers -n 1000000 -over 5000 -data /tmp/many
//
// With -n 0 it measures the database as it is. The shop must not be running.
func customers(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("load customers", flag.ContinueOnError)
	data := flags.String("data", "", "data folder; it is created")
	database := flags.String("database", "", "postgres:// URL, instead of SQLite in the data folder")
	n := flags.Int("n", 0, "how many customers to add")
	over := flags.Int("over", 0, "how many of them have ended already")
	only := flags.Bool("fill-only", false, "add them, and measure nothing")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *data == "" {
		return errors.New("customers needs -data")
	}
	settings := store.Settings{DataDir: *data, Database: *database}
	if *n > 0 {
		db, err := store.Open(ctx, settings)
		if err != nil {
			return err
		}
		if err := errors.Join(fillCustomers(ctx, db, *n, *over), db.Close()); err != nil {
			return err
		}
	}
	if *only {
		return nil
	}
	return measureSweeps(ctx, settings)
}

// idleWatch is how long at most a writer is watched without a sweep, to compare.
const idleWatch = 10 * time.Second

// measureSweeps opens a database and sweeps it twice: once what is over, once with nothing left.
func measureSweeps(ctx context.Context, settings store.Settings) error {
	begin := time.Now()
	db, err := store.Open(ctx, settings)
	if err != nil {
		return err
	}
	fmt.Printf("opened in %d ms\n", time.Since(begin).Milliseconds())
	for range 2 {
		w := watchWriter(ctx, db)
		begin = time.Now()
		swept, err := db.SweepExpired(ctx)
		took := time.Since(begin)
		longest, waits := w.end()
		if err != nil {
			return errors.Join(err, db.Close())
		}
		fmt.Printf("swept %d in %.1f s; a writer waited %d ms at most, %d times over 50 ms of %d\n",
			swept, took.Seconds(), longest.Milliseconds(), waits.long, waits.all)
		w = watchWriter(ctx, db) // what else the machine does meets both
		time.Sleep(min(took, idleWatch))
		longest, waits = w.end()
		fmt.Printf("without a sweep a writer waited %d ms at most, %d times over 50 ms of %d\n", longest.Milliseconds(), waits.long, waits.all)
	}
	return errors.Join(measureRotation(ctx, db, settings), db.Close())
}

// measureRotation gives an open shop a new master key.
func measureRotation(ctx context.Context, db *store.Store, settings store.Settings) error {
	w := watchWriter(ctx, db)
	begin := time.Now()
	done, err := store.RotateKeys(ctx, settings)
	took := time.Since(begin)
	longest, waits := w.end()
	if err != nil {
		return err
	}
	fmt.Printf("wrapped %d keys anew in %.1f s; a writer waited %d ms at most, %d times over 50 ms of %d\n",
		done.Keys, took.Seconds(), longest.Milliseconds(), waits.long, waits.all)
	return nil
}

// writerWatch asks for the writer again and again, as one who changes a basket does.
type writerWatch struct {
	stop    context.CancelFunc
	done    sync.WaitGroup
	longest time.Duration
	waits   struct{ all, long int }
}

func watchWriter(ctx context.Context, db *store.Store) *writerWatch {
	ctx, stop := context.WithCancel(ctx)
	w := &writerWatch{stop: stop}
	w.done.Go(func() {
		for ctx.Err() == nil {
			begin := time.Now()
			_ = db.KeepVisit(context.WithoutCancel(ctx), "nobody", begin) // waits for its turn, and finds nobody
			wait := time.Since(begin)
			w.longest = max(w.longest, wait)
			w.waits.all++
			if wait > 50*time.Millisecond {
				w.waits.long++
			}
			time.Sleep(time.Millisecond)
		}
	})
	return w
}

// end stops asking, and returns the longest wait and how many there were.
func (w *writerWatch) end() (longest time.Duration, waits struct{ all, long int }) {
	w.stop()
	w.done.Wait()
	return w.longest, w.waits
}
