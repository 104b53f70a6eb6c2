// Package memory says how much memory the program takes before it collects.
package memory

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// By how many percent memory may grow before it is collected.
const (
	// Percent is for commands that compute.
	Percent = 400
	// gcPercentOpen is for a shop that answers. A page is much garbage over little that stays: twice
	// the usual saves some percent of the computing of personal pages and takes some 20 MB more at the
	// peak; four times as much saves little more and takes 50.
	gcPercentOpen = 200
	// garbageRoom is how many bytes an open shop's memory may grow by at most, if that is half of what
	// stays or more: over the index of a large catalogue gcPercentOpen is far more than any page needs.
	garbageRoom = 256 << 20
	// PercentStart is for the start, which reads and fills much that does not stay.
	PercentStart = 50
	// PercentLoad is for reading the catalogue and indexing it, of which nearly all stays: of a large one
	// collecting more often is a third of the start.
	PercentLoad = 150
	// An import runs long beside other programs: it collects sooner, and all the more the
	// nearer its memory in bytes is to what it should do with.
	PercentImport = 100
	ImportLimit   = 180 << 20
)

// What of the memory there is the program may use before it collects whatever the percentage: nearly
// all that its control group may, half of a machine, which has a database and caches to hold, too.
const (
	groupShare   = 0.9
	machineShare = 0.5
)

// Limit sets the soft limit on memory (GOMEMLIMIT) from the control group or the machine,
// unless the environment sets one. Where neither says how much there is, there is no limit.
func Limit() error {
	group := memlimit.ApplyRatio(memlimit.FromCgroup, groupShare)
	machine := memlimit.ApplyRatio(memlimit.FromSystem, machineShare)
	if _, err := memlimit.Set(memlimit.WithProvider(memlimit.ApplyFallback(group, machine)), memlimit.WithRatio(1)); err != nil {
		return fmt.Errorf("limit the memory: %w", err)
	}
	return nil
}

// CollectAt sets the percentage of garbage, unless the environment sets one (GOGC).
func CollectAt(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// Opened ends the start: what it took and does not need goes back to the system.
func Opened() {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	CollectAt(gcPercentOver(m.HeapAlloc))
}

// gcPercentOver is by how many percent an open shop's memory may grow over what stays, in bytes.
func gcPercentOver(stays uint64) int {
	return int(min(gcPercentOpen, max(50, garbageRoom*100/max(stays, 1))))
}
