package catalogue

import (
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
)

// judgedAlone is how many cuts one goroutine judges before another is worth its while: about a tenth of a
// millisecond.
const judgedAlone = 32

// fitting judges what matters and returns what fits. Articles that are cut alike are judged once, on all
// cores; what was judged ends with the view.
func (v *view) fitting(fits Fitting) *roaring.Bitmap {
	nearly := v.nearly().ToArray()
	asked, wanted := make([]bool, len(v.cuts)), make([]int32, 0, len(v.cuts))
	for _, i := range nearly {
		if at := v.cutOf[i]; !asked[at] {
			asked[at], wanted = true, append(wanted, at)
		}
	}
	judged := make([]float64, len(v.cuts)) // P(fits) by cut, 0 for none
	var judging sync.WaitGroup
	var fault atomic.Value
	share := max(judgedAlone, len(wanted)/runtime.GOMAXPROCS(0)+1)
	for from := 0; from < len(wanted); from += share {
		judging.Go(func() {
			defer func() {
				if f := recover(); f != nil {
					fault.CompareAndSwap(nil, &f)
				}
			}()
			for _, at := range wanted[from:min(from+share, len(wanted))] {
				if pFits, ok := fits(v.cuts[at]); ok {
					judged[at] = pFits
				}
			}
		})
	}
	judging.Wait()
	if f, ok := fault.Load().(*any); ok {
		panic(*f) // here it ends one request only
	}
	v.pFits = make([]float64, len(v.rows))
	found := make([]uint32, 0, len(nearly))
	for _, i := range nearly {
		if pFits := judged[v.cutOf[i]]; pFits > 0 {
			v.pFits[i], found = pFits, append(found, i)
		}
	}
	set := roaring.New()
	set.AddMany(found)
	return set
}
