package org.steelyard.contracts;

/** What a dispute is about; decides which department is competent. */
public enum Category {
    GENERAL,
    FOOD,
    PRICE,
    ADVERTISING,
    COUNTERFEIT,
    FARM_INPUTS,
    ANIMAL_PRODUCTS,
    FRAUD,
    CRIME,
    HEALTH_SERVICES,
    FOOD_POISONING,
    TOURISM,
    EDUCATION_SERVICES,
    HOUSING,
    RENOVATION,
    TRANSPORT,
    TOBACCO,
    TELECOM,
    ONLINE
}
