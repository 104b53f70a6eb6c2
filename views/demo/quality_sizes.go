package demo

import "ebenmass/models/evidence"

// sizesShown are the messages that say what the figures show: what is known beside the usual
// size, or instead of it, does better or worse by log loss only where the interval excludes 0.
// Habit is called what advice is measured against only where nothing does better.
func sizesShown(sizes *evidence.Sizes) []string {
	var keys []string
	bodyWorse, bothBetter := false, false
	for _, from := range sizes.From {
		less := from.LessUsual
		if less == nil {
			continue
		}
		verdict := "even"
		switch {
		case less.Low > 0:
			verdict = "worse"
		case less.High < 0:
			verdict = "better"
		}
		bodyWorse = bodyWorse || from.Known == "body" && verdict == "worse"
		bothBetter = bothBetter || from.Known == "both" && verdict == "better"
		keys = append(keys, "quality.sizes.shows."+from.Known+"_"+verdict)
	}
	if bodyWorse && !bothBetter {
		keys = append(keys, "quality.sizes.shows.so")
	}
	return keys
}
