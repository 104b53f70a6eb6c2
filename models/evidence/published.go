package evidence

// Published is a figure that others, or earlier trials of ours, reached on the same reviews,
// though never on the same rows.
type Published struct {
	Name   string  // of its words on the page
	Ours   bool    // a prototype of ours
	Quoted bool    // from memory, not confirmed
	Random float64 // mean AUC, 0 where none is known
	Date   float64 // the same on the last tenth by date
}

// OthersReached lists the figures to compare with. K-LF-ML: Misra, Wan, McAuley, RecSys 2018
// (published notebook). SFNet: Sheikh and others, RecSys 2019.
func OthersReached() []Published {
	return []Published{
		{Name: "klfml", Random: 0.719},
		{Name: "sfnet", Quoted: true, Random: 0.749},
		{Name: "articles", Ours: true, Random: 0.740, Date: 0.656},
		{Name: "ordinal", Ours: true, Random: 0.768, Date: 0.689},
		{Name: "softmax", Ours: true, Random: 0.771, Date: 0.697},
		{Name: "boosting", Ours: true, Random: 0.774, Date: 0.698},
	}
}
