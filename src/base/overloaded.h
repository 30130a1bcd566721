// Overloaded: one callable made of several, to visit a variant with.
#pragma once

namespace base {

template <class... Calls>
struct Overloaded : Calls... {
  using Calls::operator()...;
};
template <class... Calls>
Overloaded(Calls...) -> Overloaded<Calls...>;

}  // namespace base
