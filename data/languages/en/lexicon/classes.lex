# Word classes shared by all rules. The first member is spoken when an example is parsed; the others are lemmas.
[arms] = weapons, weapon, weaponry, arm, arms, missile, tank, ammunition, munition, drone, jet, fighter jet, warplane, rocket, howitzer, artillery, shell, rifle, helicopter, warship, submarine, armour, armor, air defence system, air defense system, military equipment, equipment, grenade, launcher, battery, aircraft, plane, frigate, radar, gun, bullet
[aid] = aid, assistance, help, support, relief, backing
[goods] = food, fuel, medicine, grain, wheat, rice, oil, gas, vaccine, blanket, tent, supply, electricity, water, coal, fertiliser, fertilizer, generator, clothing
[money] = money, loan, grant, credit, cash, fund, funding, financing, dollar, euro, billion, million, pound, yuan, yen, rouble, ruble
[gives] = sent, send, ship, deliver, supply, donate, dispatch, airlift, transfer, provide, give, hand, furnish, funnel
[provides] = provided, provide, supply, equip, furnish, arm, help, present, give
[concern] = concern, worry, alarm, unease, anxiety, misgiving, dismay, fear
[talks] = talks, talk, negotiation, meeting, consultation, summit, discussion, dialogue, conversation, exchange, session, encounter
[attacked] = attacked, attack, bombard, shell, strike, raid, storm, ambush, target, hit, pound
[strike] = strike, airstrike, attack, raid, bombing, bombardment, shelling, barrage, onslaught, assault, offensive
[sanctions] = sanctions, sanction, embargo, boycott, restriction, tariff, penalty
[disinformation] = disinformation, misinformation, propaganda, lie, falsehood, rumour, rumor
[reports] = reports, report, allegation, accusation, claim, question, charge, rumour, rumor
[tests] = tests, test, launch, drill, exercise, manoeuvre, maneuver, wargame
[shipments] = shipments, shipment, delivery, export, sale, supply
