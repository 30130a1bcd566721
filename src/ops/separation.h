// Separation: places on a line that keep their order and their distances with the least movement:
// minimises the sum of weight × (place − wish)² under place[right] − place[left] ≥ gap. One axis of
// taking shapes apart. Source: T. Dwyer, K. Marriott, P. Stuckey, "Fast node overlap removal", Graph
// Drawing 2005 (blocks of active constraints; in place of its last splitting each place is moved
// towards its wish as far as the others let it). Pure.
#pragma once

#include <cstddef>
#include <vector>

namespace ops {

struct Spot {
  double wish = 0;
  double weight = 1;  // how little it gives way
};

/// `left` stands before `right` in the list of spots.
struct Distance {
  std::size_t left = 0, right = 0;
  double least = 0;
};

/// Where each comes to lie. What cannot all be had is missed by those with the least weight.
std::vector<double> separated(const std::vector<Spot>& spots, const std::vector<Distance>& keep);

}  // namespace ops
