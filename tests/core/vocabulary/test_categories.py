from core.vocabulary.categories import category_tree


def test_the_lowest_common_ancestor_of_tank_and_ifv_is_armoured_vehicle() -> None:
    assert category_tree().common("tank", "ifv") == "armoured_vehicle"


def test_a_node_is_its_own_common_ancestor_with_what_lies_below_it() -> None:
    assert category_tree().common("tank", "armoured_vehicle") == "armoured_vehicle"
    assert category_tree().within("tank", "armoured_vehicle")
    assert not category_tree().within("armoured_vehicle", "tank")


def test_nothing_covers_a_tank_and_a_helicopter() -> None:
    assert category_tree().common("tank", "helicopter") is None


def test_terms_are_found_in_any_case_and_with_any_separator() -> None:
    tree = category_tree()
    assert tree.find("Infantry_Fighting-Vehicle") == "ifv"
    assert tree.find("TANKS") == "tank"
    assert tree.find("trebuchet") is None


def test_every_parent_is_a_node_and_no_term_names_two_nodes() -> None:
    tree = category_tree()
    assert all(node.parent == "" or node.parent in tree for node in tree)
    for node in tree:
        for term in (node.key, node.label, *node.aliases):
            assert tree.find(term) == node.key, term


def test_an_unknown_term_stands_alone_at_the_end() -> None:
    tree = category_tree()
    assert tree.line("trebuchet") == ("trebuchet",)
    assert tree.label("trebuchet") == "trebuchet"
    assert tree.place("trebuchet") > max(tree.place(node.key) for node in tree)
