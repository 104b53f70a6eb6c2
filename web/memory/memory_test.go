package memory

import (
	"math"
	"runtime/debug"
	"testing"
)

// The environment's word stands; without it there is a limit below what the machine has.
func TestLimitMemory_UnlessSet(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	t.Cleanup(func() { debug.SetMemoryLimit(before) })

	debug.SetMemoryLimit(123 << 20)
	t.Setenv("GOMEMLIMIT", "123MiB")
	if err := Limit(); err != nil {
		t.Fatal(err)
	}
	if got := debug.SetMemoryLimit(-1); got != 123<<20 {
		t.Errorf("the environment's limit became %d", got)
	}
}

func TestLimitMemory_FromTheMachine(t *testing.T) {
	before := debug.SetMemoryLimit(math.MaxInt64)
	t.Cleanup(func() { debug.SetMemoryLimit(before) })
	if err := Limit(); err != nil {
		t.Fatal(err)
	}
	if got := debug.SetMemoryLimit(-1); got == math.MaxInt64 || got < 16<<20 {
		t.Errorf("limit %d", got)
	}
}

func TestCollectAt_UnlessSet(t *testing.T) {
	before := debug.SetGCPercent(77)
	t.Cleanup(func() { debug.SetGCPercent(before) })
	t.Setenv("GOGC", "77")
	CollectAt(gcPercentOpen)
	if got := debug.SetGCPercent(77); got != 77 {
		t.Errorf("GOGC became %d", got)
	}
	t.Setenv("GOGC", "")
	CollectAt(gcPercentOpen)
	if got := debug.SetGCPercent(77); got != gcPercentOpen {
		t.Errorf("%d percent, want %d", got, gcPercentOpen)
	}
}

func TestGCPercentOver_LargeHeap(t *testing.T) {
	for stays, want := range map[uint64]int{0: gcPercentOpen, 10 << 20: gcPercentOpen, 320 << 20: 80, 4 << 30: 50} {
		if got := gcPercentOver(stays); got != want {
			t.Errorf("%d bytes: %d percent, want %d", stays, got, want)
		}
	}
}
