// Under which addresses other machines on the same network reach this one. Any thread.
#pragma once

#include <string>
#include <vector>

namespace phone {

/// IPv4, without the machine's own loop; those of home and hall networks first, those of containers
/// and bridges last. Empty: there is no network.
std::vector<std::string> addresses();

/// The first number of these ranks before the second: for tests.
int rank_of(const std::string& interface_name, const std::string& address);

}  // namespace phone
