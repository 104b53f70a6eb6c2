package simulate

import (
	"context"
	"errors"
	"sync"
	"time"

	"ebenmass/models/lab/drawn"
	"ebenmass/models/report"
)

// Bounds of what runs and of what is kept.
const (
	atOnce   = 1                // simulations that compute at the same time
	turnOf   = 4                // blocks that one computes before others have their turn
	maxKept  = 32               // seeds whose results, or whose place in the queue, are kept
	watching = 15 * time.Second // how long a simulation goes on after somebody looked
)

// Lab runs simulations on one catalogue, and keeps the latest by seed. It is safe for concurrent
// use.
type Lab struct {
	stage   *drawn.Stage
	workers int
	blocks  int
	now     func() time.Time
	ctx     context.Context // of the program: simulations end with it
	turn    chan struct{}   // holds one for each that computes

	mu   sync.Mutex
	runs map[uint64]*run
}

// Options says how a lab works.
type Options struct {
	People  int // of each simulation, rounded up to whole blocks
	Workers int // processors of each simulation; the figures are the same with any number
	Now     func() time.Time
}

// New makes a lab of a catalogue whose simulations end with the context. The error names an
// article that cannot be advised on.
func New(ctx context.Context, articles []drawn.Article, o Options) (*Lab, error) {
	stage, err := drawn.NewStage(articles)
	if err != nil {
		return nil, err
	}
	return &Lab{
		stage: stage, workers: max(1, o.Workers), blocks: max(1, (o.People+blockPeople-1)/blockPeople), now: o.Now,
		ctx: ctx, turn: make(chan struct{}, atOnce), runs: map[uint64]*run{},
	}, nil
}

// run is the simulation of one seed.
type run struct {
	lab  *Lab
	seed uint64

	mu       sync.Mutex
	changed  chan struct{} // closed when anything below changed
	total    *sums
	through  int // blocks in total
	elapsed  time.Duration
	until    time.Time // goes on until then
	active   bool      // computes, or waits for its turn
	waits    bool      // for its turn
	fault    error
	finished *report.Simulation // once through
}

// Watch has the simulation of a seed go on for a while, and returns what it shows: of all orders
// when whole, else as soon as there is anything, and at the latest what there is when ctx ends.
// report.ErrBusy: too many are under way.
func (l *Lab) Watch(ctx context.Context, seed uint64, whole bool) (report.Simulation, error) {
	r, err := l.of(seed)
	if err != nil {
		return report.Simulation{}, err
	}
	for {
		s, changed, fault := r.watch()
		if fault != nil {
			return report.Simulation{}, fault
		}
		if s.Done() || s.Orders > 0 && !whole {
			return s, nil
		}
		select {
		case <-ctx.Done():
			return s, nil
		case <-l.ctx.Done():
			return s, l.ctx.Err()
		case <-changed:
		}
	}
}

// Look returns what the simulation of a seed shows so far without having it go on.
func (l *Lab) Look(seed uint64) report.Simulation {
	l.mu.Lock()
	r, known := l.runs[seed]
	l.mu.Unlock()
	if !known {
		return l.empty(seed)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.snapshot()
}

// empty is the simulation of a seed before it began.
func (l *Lab) empty(seed uint64) report.Simulation {
	return report.Simulation{Seed: seed, Planned: l.stage.OrdersOf(l.blocks * blockPeople), Articles: l.stage.Articles()}
}

// of finds the run of a seed or begins one, in the place of the one that was longest not looked at.
func (l *Lab) of(seed uint64) (*run, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if r, known := l.runs[seed]; known {
		return r, nil
	}
	if len(l.runs) >= maxKept && !l.evict() {
		return nil, report.ErrBusy
	}
	r := &run{lab: l, seed: seed, changed: make(chan struct{})}
	r.total = &sums{orders: l.stage.NewOrders(), ends: make([][2]report.Vector, len(factors))}
	l.runs[seed] = r
	return r, nil
}

// evict forgets the idle run that was longest not looked at; false where none is idle.
func (l *Lab) evict() bool {
	var oldest *run
	var since time.Time
	for _, r := range l.runs {
		r.mu.Lock()
		active, until := r.active, r.until
		r.mu.Unlock()
		if !active && (oldest == nil || until.Before(since)) {
			oldest, since = r, until
		}
	}
	if oldest != nil {
		delete(l.runs, oldest.seed)
	}
	return oldest != nil
}

// watch lets the run go on for a while.
func (r *run) watch() (s report.Simulation, changed <-chan struct{}, fault error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.until = r.lab.now().Add(watching)
	if !r.active && r.fault == nil && r.through < r.lab.blocks {
		r.active = true
		go r.work()
	}
	return r.snapshot(), r.changed, r.fault
}

// snapshot is what the run shows. The lock is held.
func (r *run) snapshot() report.Simulation {
	if r.finished != nil {
		return *r.finished
	}
	empty := r.lab.empty(r.seed)
	empty.Elapsed, empty.Waiting = r.elapsed, r.waits
	s := r.total.summary(empty)
	if r.through == r.lab.blocks {
		r.finished, r.total = &s, nil
	}
	return s
}

// work computes blocks, a few in each turn, until all are through or nobody watches any more.
func (r *run) work() {
	var err error
	for err == nil && r.wanted() && r.takeTurn() {
		err = r.compute(turnOf * r.lab.workers)
		<-r.lab.turn
	}
	r.rest(err)
}

// takeTurn waits for the run's turn; false where nobody watches any more.
func (r *run) takeTurn() bool {
	select {
	case r.lab.turn <- struct{}{}:
		return true
	default:
	}
	r.wait(true)
	defer r.wait(false)
	for r.watched() {
		select {
		case r.lab.turn <- struct{}{}:
			return true
		case <-r.lab.ctx.Done():
		case <-time.After(time.Second):
		}
	}
	return false
}

func (r *run) wait(waits bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.waits = waits
	r.tell()
}

// wanted reports whether there is something left to compute, for somebody.
func (r *run) wanted() bool {
	if !r.watched() {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.through < r.lab.blocks
}

// tell wakes those who wait. The lock is held.
func (r *run) tell() {
	close(r.changed)
	r.changed = make(chan struct{})
}

// rest ends the work for now. A context that ended is no fault of the simulation.
func (r *run) rest(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.active, r.waits = false, false
	if err != nil && !errors.Is(err, context.Canceled) {
		r.fault = err
	}
	r.tell()
}

func (r *run) watched() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.lab.ctx.Err() == nil && r.lab.now().Before(r.until)
}

// compute has the workers take so many blocks, and takes each over once those before it are.
func (r *run) compute(most int) error {
	begun, spent := r.lab.now(), r.elapsed
	end := min(r.lab.blocks, r.through+most)
	var group sync.WaitGroup
	var mu sync.Mutex
	next, ready := r.through, map[int]*sums{}
	var failed error
	for range r.lab.workers {
		group.Go(func() {
			for {
				mu.Lock()
				block := next
				next++
				stop := failed != nil
				mu.Unlock()
				if stop || block >= end {
					return
				}
				result, err := compute(r.lab.stage, r.seed, block)
				mu.Lock()
				if err != nil {
					failed = err
				}
				ready[block] = result
				r.take(ready, spent+r.lab.now().Sub(begun))
				mu.Unlock()
			}
		})
	}
	group.Wait()
	return failed
}

// take takes over what is ready without a gap.
func (r *run) take(ready map[int]*sums, elapsed time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for ready[r.through] != nil {
		r.total.add(ready[r.through])
		delete(ready, r.through)
		r.through++
	}
	r.elapsed = elapsed
	r.snapshotOnceThrough()
	r.tell()
}

// snapshotOnceThrough keeps the summary instead of the sums. The lock is held.
func (r *run) snapshotOnceThrough() {
	if r.through == r.lab.blocks && r.finished == nil {
		r.snapshot()
	}
}
