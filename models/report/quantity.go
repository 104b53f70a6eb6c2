package report

// Quantity is a rate per order that somebody would place: parcels that come back, and pieces that
// are kept, under one way of choosing the size. Who finds no size orders nothing, so that the two
// of one policy need not sum to 1; of two sizes in one parcel a return and a kept piece are both
// counted.
type Quantity int

// Quantities.
const (
	UsualReturned Quantity = iota // always the usual size
	UsualKept
	ChartReturned // the size that the body chart names for a girth taken with a tape
	ChartKept
	AdviceReturned // the size advised; the usual one where the advice cannot say; none where it advises against
	AdviceKept
	TwoReturned // the chart's size and its neighbour in one parcel
	TwoKept
	AgainstReturned // the usual size of those articles the advice advises against
	AgainstKept
	NumQuantities
)

// Vector holds one value for each quantity.
type Vector [NumQuantities]float64

// Matrix holds the covariances of quantities.
type Matrix [NumQuantities][NumQuantities]float64

// Add adds another vector.
func (v *Vector) Add(o *Vector) {
	for i := range v {
		v[i] += o[i]
	}
}

// AddScaled adds factor times another vector.
func (v *Vector) AddScaled(factor float64, o *Vector) {
	for i := range v {
		v[i] += factor * o[i]
	}
}

// dot is the sum of the products.
func (v *Vector) dot(o *Vector) (sum float64) {
	for i := range v {
		sum += v[i] * o[i]
	}
	return sum
}

// Add adds another matrix.
func (m *Matrix) Add(o *Matrix) {
	for i := range m {
		for j := range m[i] {
			m[i][j] += o[i][j]
		}
	}
}

// AddScaled adds factor times another matrix.
func (m *Matrix) AddScaled(factor float64, o *Matrix) {
	for i := range m {
		for j := range m[i] {
			m[i][j] += factor * o[i][j]
		}
	}
}

// AddSquare adds the product of a vector with itself.
func (m *Matrix) AddSquare(v *Vector) {
	for i := range m {
		for j := range m[i] {
			m[i][j] += v[i] * v[j]
		}
	}
}

// variance is that of a weighted sum of the quantities.
func (m *Matrix) variance(weights *Vector) (sum float64) {
	for i := range m {
		for j := range m[i] {
			sum += weights[i] * weights[j] * m[i][j]
		}
	}
	return max(0, sum)
}
