//! Published tables of schedules in which nobody meets twice, and of those in which everybody meets everybody.

/// Weeks for so many groups of two, three and so on up to as many people as there are groups (Harvey and Winterer, "Solving
/// the MOLR and social golfer problems", 2005).
pub(crate) const TABLE: &[(usize, &[usize])] = &[
    (3, &[5, 4]),
    (4, &[7, 4, 5]),
    (5, &[9, 7, 5, 6]),
    (6, &[11, 8, 7, 6, 3]),
    (7, &[13, 10, 9, 7, 7, 8]),
    (8, &[15, 11, 10, 8, 8, 8, 9]),
    (9, &[17, 13, 11, 9, 9, 9, 9, 10]),
    (10, &[19, 14, 13, 9, 7, 7, 5, 5, 4]),
];

/// Weeks for so many groups of three to ten (Miller, Valkov and Abel, Symmetry 18(2) 269, 2026).
pub(crate) const WIDE: &[(usize, &[usize])] = &[
    (11, &[16, 14, 11, 11, 11, 11, 12, 11]),
    (12, &[17, 15, 12, 13, 7, 6, 6, 6]),
    (13, &[19, 17, 16, 13, 13, 13, 13, 13]),
    (14, &[20, 18, 14, 9, 9, 8, 7, 5]),
    (15, &[22, 19, 16, 10, 9, 17, 7, 5]),
    (16, &[23, 21, 16, 16, 16, 17, 16, 16]),
    (17, &[25, 22, 21, 17, 17, 17, 17, 17]),
    (18, &[26, 23, 18, 19, 10, 6, 6, 6]),
    (19, &[28, 25, 19, 19, 19, 19, 19, 19]),
    (20, &[29, 26, 21, 13, 5, 5, 5, 5]),
];

/// Meals in which everybody meets everybody, for 9 to 30 people at tables of at most three to eight (van Doorn, "Dagstuhl's
/// happy diner problem"); of ranges the upper end.
pub(crate) const DINER: &[(usize, [usize; 6])] = &[
    (9, [4, 4, 3, 3, 3, 3]),
    (10, [6, 4, 4, 3, 3, 3]),
    (11, [6, 5, 4, 3, 3, 3]),
    (12, [6, 5, 4, 3, 3, 3]),
    (13, [7, 5, 4, 4, 3, 3]),
    (14, [7, 5, 5, 4, 4, 3]),
    (15, [7, 5, 5, 4, 4, 3]),
    (16, [9, 5, 5, 4, 4, 3]),
    (17, [9, 7, 5, 4, 4, 4]),
    (18, [9, 7, 6, 4, 4, 4]),
    (19, [10, 7, 6, 5, 4, 4]),
    (20, [10, 7, 6, 5, 5, 4]),
    (21, [10, 8, 6, 5, 5, 4]),
    (22, [12, 8, 6, 5, 5, 4]),
    (23, [12, 8, 6, 6, 5, 5]),
    (24, [12, 8, 6, 6, 5, 5]),
    (25, [13, 9, 6, 6, 5, 5]),
    (26, [13, 9, 8, 6, 6, 5]),
    (27, [13, 9, 9, 7, 6, 5]),
    (28, [15, 9, 9, 7, 6, 5]),
    (29, [15, 11, 9, 7, 6, 5]),
    (30, [15, 11, 9, 7, 6, 5]),
];
