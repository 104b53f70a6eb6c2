//go:build linux || darwin

package engine

import "syscall"

// freeSpace is how many bytes the disk of a folder has left for us; known is false where the
// system does not say.
func freeSpace(dir string) (bytes uint64, known bool) {
	var disk syscall.Statfs_t
	if err := syscall.Statfs(dir, &disk); err != nil || disk.Blocks == 0 {
		return 0, false
	}
	return disk.Bavail * uint64(disk.Bsize), true
}
