//! Finite fields, by tables.

/// The largest order of which tables are made.
const MAX_ORDER: usize = 128;

/// The field of a prime power of elements, numbered from 0; 0 is zero and 1 is one.
///
/// The digits of a number to the base of the prime are the coefficients of a polynomial, constant first. Products are
/// taken modulo an irreducible polynomial, found by trial.
#[derive(Debug)]
pub(super) struct FiniteField {
    order: usize,
    sums: Vec<usize>,
    products: Vec<usize>,
}

impl FiniteField {
    /// None when the order is no prime power, or beyond what tables are made of.
    pub(super) fn new(order: usize) -> Option<FiniteField> {
        if !(2..=MAX_ORDER).contains(&order) {
            return None;
        }
        let prime = smallest_factor(order);
        let mut degree = 1;
        while prime.pow(degree) < order {
            degree += 1;
        }
        if prime.pow(degree) != order {
            return None;
        }
        let polynomials = Polynomials { prime, order };
        let pairs = || (0..order).flat_map(|a| (0..order).map(move |b| (a, b)));
        let sums = pairs().map(|(a, b)| polynomials.plus(a, b)).collect();
        let products = (0..order).find_map(|lower| {
            let product = |(a, b)| {
                let product = polynomials.times(a, b, lower);
                // Zero divisors show that the polynomial is reducible.
                (product != 0 || a == 0 || b == 0).then_some(product)
            };
            pairs().map(product).collect::<Option<Vec<usize>>>()
        })?;
        Some(FiniteField { order, sums, products })
    }

    pub(super) fn order(&self) -> usize {
        self.order
    }

    pub(super) fn plus(&self, a: usize, b: usize) -> usize {
        self.sums[a * self.order + b]
    }

    pub(super) fn times(&self, a: usize, b: usize) -> usize {
        self.products[a * self.order + b]
    }

    /// All elements but 0, as the powers of one of them: the power 0 first.
    pub(super) fn powers(&self) -> Option<Vec<usize>> {
        let powers = |root: usize| -> Vec<usize> {
            let next = |power: &usize| Some(self.times(*power, root)).filter(|&next| next != 1);
            std::iter::successors(Some(1), next).collect()
        };
        (1..self.order).map(powers).find(|powers| powers.len() == self.order - 1)
    }
}

/// The smallest factor of a number that is at least 2.
pub(super) fn smallest_factor(number: usize) -> usize {
    (2..).take_while(|factor| factor * factor <= number).find(|factor| number.is_multiple_of(*factor)).unwrap_or(number)
}

/// Polynomials over the field of a prime, of degrees so low that there are `order` of them.
struct Polynomials {
    prime: usize,
    order: usize,
}

impl Polynomials {
    fn plus(&self, mut a: usize, mut b: usize) -> usize {
        let (mut sum, mut place) = (0, 1);
        while place < self.order {
            sum += (a + b) % self.prime * place;
            (a, b, place) = (a / self.prime, b / self.prime, place * self.prime);
        }
        sum
    }

    /// The polynomial times a number below the prime.
    fn scaled(&self, mut a: usize, factor: usize) -> usize {
        let (mut scaled, mut place) = (0, 1);
        while place < self.order {
            scaled += a * factor % self.prime * place;
            (a, place) = (a / self.prime, place * self.prime);
        }
        scaled
    }

    /// The product modulo the polynomial whose leading term is 1 and whose other terms are `lower`.
    fn times(&self, a: usize, b: usize, lower: usize) -> usize {
        let (mut product, mut place) = (0, self.order / self.prime);
        while place > 0 {
            let top = product / (self.order / self.prime);
            let shifted = product % (self.order / self.prime) * self.prime;
            let reduced = self.plus(shifted, self.scaled(lower, self.prime - top));
            product = self.plus(reduced, self.scaled(b, a / place % self.prime));
            place /= self.prime;
        }
        product
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_are_fields() {
        for order in [2, 3, 4, 5, 7, 8, 9, 16, 25, 27] {
            let field = FiniteField::new(order).expect("it is a prime power");
            assert_eq!(field.order(), order);
            for a in 0..order {
                assert_eq!((field.plus(a, 0), field.times(a, 1)), (a, a));
                assert_eq!((0..order).filter(|&b| field.plus(a, b) == 0).count(), 1, "{order}: {a}");
                let inverses = (0..order).filter(|&b| field.times(a, b) == 1).count();
                assert_eq!(inverses, usize::from(a != 0), "{order}: {a}");
                for (b, c) in (0..order).flat_map(|b| (0..order).map(move |c| (b, c))) {
                    let spread = field.plus(field.times(a, b), field.times(a, c));
                    assert_eq!(field.times(a, field.plus(b, c)), spread);
                    assert_eq!(field.times(a, field.times(b, c)), field.times(field.times(a, b), c));
                    assert_eq!(field.plus(a, field.plus(b, c)), field.plus(field.plus(a, b), c));
                }
            }
        }
    }

    #[test]
    fn other_orders_have_no_field() {
        let orders: Vec<usize> = (0..30).filter(|&q| FiniteField::new(q).is_some()).collect();
        let powers = [2, 3, 4, 5, 7, 8, 9, 11, 13, 16, 17, 19, 23, 25, 27, 29];
        assert_eq!(orders, powers);
        assert!(FiniteField::new(128).is_some() && FiniteField::new(131).is_none());
    }

    #[test]
    fn powers_of_one_element_are_all_but_zero() {
        for order in [2, 3, 4, 9, 16, 25, 121, 128] {
            let field = FiniteField::new(order).expect("it is a prime power");
            let mut powers = field.powers().expect("every field has such an element");
            powers.sort_unstable();
            assert!(powers.into_iter().eq(1..order));
        }
    }
}
