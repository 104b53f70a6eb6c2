package drawn

import (
	"context"
	"sync"
	"sync/atomic"
)

// block is how many people are worked on in one go. Results are gathered by block, so that
// they are the same on any number of processors.
const block = 200

// inBlocks has workers go through n people and returns what each block gave, in order.
func inBlocks[T any](ctx context.Context, n, workers int, each func(from, to int) T) ([]T, error) {
	results := make([]T, (n+block-1)/block)
	var next atomic.Int64
	var group sync.WaitGroup
	for range max(1, workers) {
		group.Go(func() {
			for ctx.Err() == nil {
				b := int(next.Add(1)) - 1
				if b >= len(results) {
					return
				}
				results[b] = each(b*block, min(n, (b+1)*block))
			}
		})
	}
	group.Wait()
	return results, ctx.Err()
}
