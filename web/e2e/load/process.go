package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// tick is the unit of times in /proc: 100 a second on every Linux there is for us.
const tick = 10 * time.Millisecond

// cpuTime is how long a process has computed, in its own code and the kernel's; 0 where the system
// does not say (no /proc).
func cpuTime(pid int) (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if errors.Is(err, os.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	_, rest, _ := strings.Cut(string(text), ") ") // the name may hold spaces
	fields := strings.Fields(rest)
	const user, kernel = 11, 12 // utime and stime, counted from the state
	if len(fields) <= kernel {
		return 0, fmt.Errorf("/proc/%d/stat: unknown form", pid)
	}
	var sum int
	for _, at := range [...]int{user, kernel} {
		ticks, err := strconv.Atoi(fields[at])
		if err != nil {
			return 0, err
		}
		sum += ticks
	}
	return time.Duration(sum) * tick, nil
}

// peakMemory is the most memory a process has held, as the system writes it; "" where it does not
// say.
func peakMemory(pid int) string {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		if peak, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(peak)
		}
	}
	return ""
}
